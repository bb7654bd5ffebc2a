import {init} from 'echarts/dist/echarts.esm.min.mjs';
const c=init(null,null,{renderer:'svg',ssr:true,width:700,height:200});
c.setOption({animation:false,textStyle:{fontFamily:"'A B',sans-serif"},grid:{},legend:{data:['x']},xAxis:{type:'category',data:['a','b']},yAxis:{type:'category',data:['p']},visualMap:{type:'piecewise',show:false,dimension:2,pieces:[{value:1,color:'#f0f5fc'},{value:2,color:'#b5401a'}]},
series:[{name:'x',silent:true,type:'heatmap',data:[[0,0,1,'hi'],[1,0,2,'you']],label:{show:true,color:'#16202d',formatter:p=>p.value[3]},itemStyle:{borderColor:'#ffffff',borderWidth:2}}]});
console.log(c.renderToSVGString());
